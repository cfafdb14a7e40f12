package main

func main() {
	var a [3]int
	var s []int
	var m map[string]int
	var p *[]int
	str := "abc"
	_ = a[3]
	_ = a[-1]
	_ = s["x"]
	_ = s[1.5]
	_ = m[1]
	_ = p[0]
	_ = "abc"[5]
	_ = s[2:1]
	_ = str[1:2:3]
	_ = a[1:5]
	_ = 5[0]
}
