// Command library compares the lab's packages with Go's own by their sources, and prints docs/library.md's table: for
// every package that both have, the exported names, and those that only Go has. `cargo xtask library` runs it.
//
// Usage: library LAB GO, the folders of the lab's and of Go's packages.
package main

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	lab, goroot := os.Args[1], os.Args[2]
	var paths []string
	err := filepath.WalkDir(lab, func(file string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(file, ".go") {
			path, relErr := filepath.Rel(lab, filepath.Dir(file))
			if relErr != nil {
				return relErr
			}
			paths = append(paths, filepath.ToSlash(path))
		}
		return err
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	paths = slices.Compact(paths)
	slices.Sort(paths)
	fmt.Println("| package | functions | types | not there |")
	fmt.Println("|---|---|---|---|")
	for _, path := range slices.Compact(paths) {
		if strings.Contains(path, "internal/") {
			continue
		}
		here := exported(filepath.Join(lab, path))
		var missing []string
		if _, err := os.Stat(filepath.Join(goroot, path)); err == nil {
			for name, kind := range exported(filepath.Join(goroot, path)) {
				owner, _, member := strings.Cut(name, ".")
				if _, ok := here[name]; !ok && kind != 0 && (!member || here[owner] == typeName) {
					missing = append(missing, name)
				}
			}
			slices.Sort(missing)
		}
		fmt.Printf("| `%s` | %s | %s | %s |\n", path, list(here, funcName), list(here, typeName), quoted(missing))
	}
}

type kind int

const (
	_ kind = iota
	funcName
	typeName
	valueName
	memberName
)

func list(names map[string]kind, want kind) string {
	var found []string
	for name, kind := range names {
		if kind == want {
			found = append(found, name)
		}
	}
	slices.Sort(found)
	return quoted(found)
}

func quoted(names []string) string {
	var out []string
	for _, name := range names {
		out = append(out, "`"+name+"`")
	}
	return strings.Join(out, " ")
}

// exported finds a package's exported functions, types, constants and variables, and Type.Member for methods, fields
// and methods of interfaces.
func exported(dir string) map[string]kind {
	names := map[string]kind{}
	context := build.Default
	context.GOOS, context.GOARCH, context.CgoEnabled = "linux", "amd64", false
	entries, _ := os.ReadDir(dir)
	files := token.NewFileSet()
	for _, entry := range entries {
		name := entry.Name()
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			continue
		}
		if ok, err := context.MatchFile(dir, name); err != nil || !ok {
			continue
		}
		file, err := parser.ParseFile(files, filepath.Join(dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		if file.Name.Name == "main" || file.Name.Name == "ignore" {
			continue
		}
		for _, decl := range file.Decls {
			declared(names, decl)
		}
	}
	return names
}

func declared(names map[string]kind, decl ast.Decl) {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		if !decl.Name.IsExported() {
			return
		}
		if decl.Recv == nil {
			names[decl.Name.Name] = funcName
		} else if owner := receiver(decl.Recv.List[0].Type); ast.IsExported(owner) {
			names[owner+"."+decl.Name.Name] = memberName
		}
	case *ast.GenDecl:
		for _, spec := range decl.Specs {
			switch spec := spec.(type) {
			case *ast.ValueSpec:
				for _, name := range spec.Names {
					if name.IsExported() {
						names[name.Name] = valueName
					}
				}
			case *ast.TypeSpec:
				if spec.Name.IsExported() {
					names[spec.Name.Name] = typeName
					members(names, spec)
				}
			}
		}
	}
}

func members(names map[string]kind, spec *ast.TypeSpec) {
	var fields *ast.FieldList
	switch of := spec.Type.(type) {
	case *ast.StructType:
		fields = of.Fields
	case *ast.InterfaceType:
		fields = of.Methods
	default:
		return
	}
	for _, field := range fields.List {
		for _, name := range field.Names {
			if name.IsExported() {
				names[spec.Name.Name+"."+name.Name] = memberName
			}
		}
	}
}

func receiver(of ast.Expr) string {
	switch of := of.(type) {
	case *ast.StarExpr:
		return receiver(of.X)
	case *ast.IndexExpr:
		return receiver(of.X)
	case *ast.IndexListExpr:
		return receiver(of.X)
	case *ast.Ident:
		return of.Name
	}
	return ""
}
