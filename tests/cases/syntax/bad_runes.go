package main

func main() {
	_ = ''
	_ = 'ab'
	_ = '\q'
	_ = '\400'
	_ = '\ud800'
	_ = '\U00110000'
	_ = '\xg1'
	_ = '\'
	_ = 'a
}
