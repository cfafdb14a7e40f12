package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"text/template"
)

type item struct {
	Name  string
	Price float64
	Tags  []string
	owner string
	Sub   *item
}

func (i item) Upper() string                   { return strings.ToUpper(i.Name) }
func (i *item) Ptr(n int) string               { return fmt.Sprint("ptr", n) }
func (i item) Fail() (string, error)           { return "", errors.New("failed") }
func (i item) Add(a, b int, c ...string) string { return fmt.Sprint(a+b, c) }

func run(text string, data any) {
	t, err := template.New("t").Funcs(template.FuncMap{"up": strings.ToUpper, "join": strings.Join, "boom": func() int { panic("boom") }, "add": func(a, b int) int { return a + b }}).Parse(text)
	if err != nil {
		fmt.Println("PARSE", err)
		return
	}
	var sb strings.Builder
	err = t.Execute(&sb, data)
	fmt.Printf("%q", sb.String())
	if err != nil {
		fmt.Print(" EXEC ", err)
	}
	fmt.Println()
}

func main() {
	t1 := template.Must(template.New("t1").Parse("Value: {{.}}\n"))
	t1.Execute(os.Stdout, "some text")
	t1.Execute(os.Stdout, []string{"Go", "Rust"})
	t1.Execute(os.Stdout, map[string]int{"b": 1, "a": 2})
	t1.Execute(os.Stdout, nil)
	it := &item{Name: "pen", Price: 1.5, Tags: []string{"x", "y"}, Sub: &item{Name: "sub"}}
	m := map[string]any{"a": 1, "n": nil, "f": func(s string) string { return s + "!" }, "it": it, "e": []int{}}
	for _, s := range []string{
		"{{.Name}} {{.Price}} {{.Upper}} {{.Ptr 3}} {{.Sub.Name}} {{.Tags}} {{len .Tags}} {{index .Tags 1}}",
		"{{range .Tags}}<{{.}}>{{else}}none{{end}} {{range $i, $t := .Tags}}{{$i}}={{$t}},{{end}}",
		"{{if .Sub}}yes{{else}}no{{end}} {{if eq .Name \"pen\" \"ink\"}}eq{{end}} {{if and .Name .Price}}and{{end}} {{if not .Sub}}x{{else if gt .Price 1.0}}elif{{else}}z{{end}}",
		"{{with .Sub}}{{.Name}} {{$.Name}}{{end}} {{with $x := 5}}{{$x}}{{end}}",
		"{{- /* comment */ -}}  a {{- 3 -}} b   {{ \"q\" | printf \"%s-%d\" \"z\" | printf \"%q\" }}",
		"{{define \"T\"}}[{{.}}]{{end}}{{template \"T\" .Name}}{{template \"T\" 3}}{{block \"B\" .}}blk{{.Name}}{{end}}",
		"{{.Add 1 2 \"a\" \"b\"}} {{printf \"%05.1f %v %T\" 3.14159 true 'x'}} {{print 1 2 \"x\" 3}} {{println \"e\"}}",
		"{{html \"<a>&'\"}} {{js \"it's <b>\\n\"}} {{urlquery \"a b&c\"}} {{slice \"hello\" 1 3}} {{up \"abc\"}} {{join .Tags \"+\"}}",
		"{{$x := 1}}{{range .Tags}}{{$x = add $x 10}}{{end}}{{$x}} {{range $i := 3}}{{$i}}{{end}} {{range 2}}.{{end}}",
		"{{range .Tags}}{{if eq . \"x\"}}{{continue}}{{end}}{{.}}{{break}}{{end}}",
		"{{.Missing}}", "{{.owner}}", "{{.Fail}}", "{{boom}}", "{{index .Tags 5}}", "{{.Name.Foo}}", "{{template \"none\"}}", "{{.Sub.Sub.Name}}", "{{add 1}}", "{{add 1 \"x\"}}", "{{lt 1 \"x\"}}", "{{.Upper 3}}", "{{len 3}}", "{{.Ptr \"s\"}}",
		"{{if}}x{{end}}", "{{.Name", "{{end}}", "{{if .x}}", "{{nofunc}}", "{{$u}}", "{{range .x}}{{else}}{{else}}{{end}}", "{{break}}", "{{1 | 2}}", "{{\"abc}}", "a{{/* x }}", "{{(add 1 2}}", "{{add 1 2)}}", "{{.Name | }}", "{{template \"x\" .A .B | y}}", "{{define \"a\"}}", "{{3 4}}", "{{nil}}", "{{.A:}}", "{{#}}", "{{1a}}", "{{true.x}}", "line1\nline2 {{.Foo}}",
		"{{(index .Tags 0) | up}} {{(.Sub).Name}} {{1.5e3}} {{0x1f}} {{'a'}} {{1i}} {{-5}} {{.Name | len}}",
		"{{le 1 2}} {{ge 2 2}} {{ne 1 2}} {{or 0 \"\" \"last\"}} {{and 1 0 2}} {{not 0}} {{lt 1.0 2.0}}",
	} {
		fmt.Print(s, " => ")
		run(s, it)
	}
	for _, s := range []string{"{{.a}} {{.zz}} {{.n}} {{call .f \"hi\"}} {{.it.Name}} {{range .e}}{{else}}empty{{end}} {{range $k, $v := .}}{{$k}};{{end}} {{len .}} {{index . \"a\"}} {{index . \"q\"}}", "{{.a.b}}", "{{call .a}}", "{{.n.x}}", "{{range .a}}{{.}}{{end}}", "{{if .e}}t{{else}}f{{end}}", "{{eq .n nil}} {{.it.Price | printf \"%.2f\"}}"} {
		fmt.Print(s, " => ")
		run(s, m)
	}
	t := template.Must(template.New("root").Option("missingkey=error").Parse("{{.x}}"))
	fmt.Println(t.Execute(os.Stdout, map[string]int{}))
	t = template.Must(template.New("root").Delims("<<", ">>").Parse("<<.>> {{.}}"))
	t.Execute(os.Stdout, 5)
	fmt.Println()
	template.Must(t.New("other").Parse("O<<.>>"))
	fmt.Println(t.ExecuteTemplate(os.Stdout, "other", 1), t.ExecuteTemplate(os.Stdout, "nope", 1), len(t.DefinedTemplates()), t.Lookup("other").Name())
	fmt.Println(template.New("empty").Execute(os.Stdout, 1))
	defer func() { fmt.Println(recover()) }()
	template.Must(template.New("bad").Parse("{{"))
}
