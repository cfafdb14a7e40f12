package strconv

// What gc inlines of this package: name, cost in Go 1.23, in Go 1.27. Written by `cargo xtask inline`.
const gcInlined = `(*NumError).Unwrap 3 3
AppendBool 10 15
AppendFloat 65 65
AppendInt - 63
AppendQuote 65 65
AppendQuoteRune 65 65
AppendQuoteRuneToASCII 65 65
AppendQuoteRuneToGraphic 65 65
AppendQuoteToASCII 65 65
AppendQuoteToGraphic 65 65
AppendUint - 63
FormatBool 6 10
FormatComplex - 80
FormatFloat 72 64
FormatInt - 62
FormatUint - 62
Itoa 62 66
ParseBool 65 -
Quote 80 80
QuoteRune 73 73
QuoteRuneToASCII 73 73
QuoteRuneToGraphic 73 73
QuoteToASCII 80 80
QuoteToGraphic 80 80
QuotedPrefix 72 72
`
