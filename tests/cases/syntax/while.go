package main

func main() {
	while true {
	}
	x = y ? 1 : 2
	do {
	} while (x)
	int x = 5;
	x := 5;;
	try {
	}
}
