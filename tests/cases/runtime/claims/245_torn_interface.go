// claim: T3: a racing reader may see half of an interface value
// record: by hand
// lab: explore finds "exit 0 dog 1"
// lab: explore finds "exit 0 cat 2"
// lab: explore finds "exit 0 cat 1"
// lab: explore finds "exit 0 dog 2"
// lab: explore finds "race"

package main

type dog struct{ age int }

func (d *dog) name() string { return "dog" }

type cat struct{ age int }

func (c *cat) name() string { return "cat" }

type animal interface{ name() string }

func main() {
	var v animal = &dog{1}
	done := make(chan bool)
	go func() { v = &cat{2}; done <- true }()
	w := v
	age := 0
	switch x := w.(type) {
	case *dog:
		age = x.age
	case *cat:
		age = x.age
	}
	<-done
	println(w.name(), age)
}
