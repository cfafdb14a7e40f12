package main

import (
	"fmt"
	"html"
)

func main() {
	for _, s := range []string{"&vert;&verbar;&VerticalLine;", "&lt;b&gt;", "&amp;amp;", "&nGt;&zwnj;|&NewLine;|&Tab;|&nbsp;", "&notit; &notin;", "&#128;&#x9f;&#xD800;&#1114112;&#65", "&;&a&", "&frac12;&para&times", "&bne;&acE;", "&Auml;&AUML;"} {
		fmt.Printf("%q %q\n", html.UnescapeString(s), html.EscapeString(s))
	}
}
