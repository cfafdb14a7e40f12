package main

func a() int {
}

func b() (int, string) {
	return 1
}

func c() {
	return 1
}

func d() (x int) {
	{
		x := 2
		return
	}
}

func e(n int) int {
	for {
		if n > 0 {
			break
		}
	}
}

func f(n int) int {
	switch n {
	case 1:
		return 1
	}
}

func g() (int, error) {
	return "a", nil, 3
}

func main() {}
