// Weaves calls of jitter.Wait into Go files, before every statement: they yield or spin at random, so that repeated runs
// show more of what the scheduler may do. Each such delay is one that any goroutine may have anywhere.
package main

import (
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"os"
)

func wait() ast.Stmt {
	fun := &ast.SelectorExpr{X: ast.NewIdent("jitter"), Sel: ast.NewIdent("Wait")}
	return &ast.ExprStmt{X: &ast.CallExpr{Fun: fun}}
}

func weave(list []ast.Stmt) []ast.Stmt {
	var woven []ast.Stmt
	for _, stmt := range list {
		switch stmt.(type) {
		case *ast.CaseClause, *ast.CommClause:
			return list
		}
		woven = append(woven, wait(), stmt)
	}
	return woven
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	for _, name := range os.Args[1:] {
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, nil, 0)
		check(err)
		ast.Inspect(file, func(node ast.Node) bool {
			switch node := node.(type) {
			case *ast.BlockStmt:
				node.List = weave(node.List)
			case *ast.CaseClause:
				node.Body = weave(node.Body)
			case *ast.CommClause:
				node.Body = weave(node.Body)
			}
			return true
		})
		path := &ast.BasicLit{Kind: token.STRING, Value: `"racing/jitter"`}
		imports := &ast.GenDecl{Tok: token.IMPORT, Specs: []ast.Spec{&ast.ImportSpec{Path: path}}}
		file.Decls = append([]ast.Decl{imports}, file.Decls...)
		out, err := os.Create(name)
		check(err)
		check(printer.Fprint(out, set, file))
		_, err = out.WriteString("\nvar _ = jitter.Wait\n")
		check(err)
		check(out.Close())
	}
}
