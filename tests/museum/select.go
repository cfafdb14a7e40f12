package main

func main() {
	a, b, stop := make(chan int, 1), make(chan int, 1), make(chan bool)
	go func() {
		for i := range 3 {
			a <- i
			b <- -i
		}
		close(stop)
	}()
	seen := map[int]bool{}
	for {
		select {
		case v := <-a:
			seen[v] = true
		case v := <-b:
			seen[v] = true
		case <-stop:
			defer func() { println(recover() != nil, len(seen)) }()
			var none map[string]int
			none["x"] = 1
		}
	}
}
