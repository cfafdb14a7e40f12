package log

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Logger).Fatal.func1 - 62
(*Logger).Fatalf.func1 - 63
(*Logger).Fatalln.func1 - 62
(*Logger).Flags 10 10
(*Logger).Output - 80
(*Logger).Output.func1 4 4
(*Logger).Panic.func1 - 4
(*Logger).Panicf.func1 - 4
(*Logger).Panicln.func1 - 4
(*Logger).Prefix 23 23
(*Logger).Print 77 77
(*Logger).Print.func1 62 62
(*Logger).Printf 77 77
(*Logger).Printf.func1 63 63
(*Logger).Println 77 77
(*Logger).Println.func1 62 62
(*Logger).SetFlags 10 10
(*Logger).SetPrefix 69 69
Default 2 2
Fatal.func1 - 62
Fatalf.func1 - 63
Fatalln.func1 - 62
Flags 13 13
Output 64 80
Output.func1 - 4
Panic.func1 - 4
Panicf.func1 - 4
Panicln.func1 - 4
Prefix 26 26
Print 77 77
Print.func1 62 62
Printf 77 77
Printf.func1 63 63
Println 77 77
Println.func1 62 62
SetFlags 13 13
SetOutput 60 60
SetPrefix 72 72
Writer 60 60
`
