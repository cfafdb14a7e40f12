package regexp

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*Regexp).AppendText - 9
(*Regexp).Copy 9 9
(*Regexp).Expand 66 66
(*Regexp).ExpandString 65 65
(*Regexp).FindAll.func1 24 -
(*Regexp).FindAllIndex.func1 17 -
(*Regexp).FindAllString.func1 21 -
(*Regexp).FindAllStringIndex.func1 17 -
(*Regexp).FindAllStringSubmatch.func1 54 -
(*Regexp).FindAllStringSubmatchIndex.func1 14 -
(*Regexp).FindAllSubmatch.func1 61 -
(*Regexp).FindAllSubmatchIndex.func1 14 -
(*Regexp).FindIndex 80 77
(*Regexp).FindReaderIndex 80 77
(*Regexp).FindStringIndex 80 77
(*Regexp).LiteralPrefix 5 5
(*Regexp).Longest 4 4
(*Regexp).MarshalText 8 22
(*Regexp).Match 74 74
(*Regexp).MatchReader 74 74
(*Regexp).MatchString 74 74
(*Regexp).NumSubexp 3 3
(*Regexp).ReplaceAll.func1 75 75
(*Regexp).ReplaceAllFunc 79 79
(*Regexp).ReplaceAllFunc.func1 70 30
(*Regexp).ReplaceAllLiteral 79 79
(*Regexp).ReplaceAllLiteral.func1 4 4
(*Regexp).ReplaceAllLiteralString 80 80
(*Regexp).ReplaceAllLiteralString.func1 4 4
(*Regexp).ReplaceAllString.func1 65 65
(*Regexp).ReplaceAllStringFunc.func1 70 30
(*Regexp).String 3 3
(*Regexp).SubexpIndex 21 21
(*Regexp).SubexpNames 3 3
Compile 72 72
CompilePOSIX 72 72
`
