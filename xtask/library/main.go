// Command library compares the lab's packages with Go's own by their sources. It writes the table of docs/library.md,
// the page's copy of it (www/library.html), and the names that only Go has (src/types/check/absent.txt), by which the
// checker tells them from names that do not exist. `cargo xtask library` runs it.
//
// Usage: library ROOT GO, the repository and the folder of Go's packages.
package main

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"html"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// wide are packages of which the lab has an outline: what is there is listed, all else counts as missing.
var wide = []string{"net", "net/http", "net/http/httptest", "os/exec", "syscall"}

type row struct {
	path    string
	here    map[string]kind
	missing []string
}

func main() {
	root, goroot := os.Args[1], os.Args[2]
	lab := filepath.Join(root, "src/library/go")
	var rows []row
	for _, path := range packages(lab) {
		r := row{path: path, here: exported(filepath.Join(lab, path))}
		if _, err := os.Stat(filepath.Join(goroot, path)); err == nil {
			r.missing = missing(r.here, exported(filepath.Join(goroot, path)))
		}
		rows = append(rows, r)
	}
	var absent, table, page strings.Builder
	table.WriteString("| package | functions | types | not there |\n|---|---|---|---|\n")
	for _, r := range rows {
		rest := quoted(r.missing)
		if slices.Contains(wide, r.path) {
			rest = "in outline: the rest"
		}
		if r.path == "syscall" {
			// Thousands of names, of which the lab has a handful.
			absent.WriteString("syscall: *\n")
		} else if len(r.missing) > 0 {
			fmt.Fprintf(&absent, "%s: %s\n", r.path, strings.Join(r.missing, " "))
		}
		cells := []string{quoted([]string{r.path}), list(r.here, funcName), list(r.here, typeName), rest}
		fmt.Fprintf(&table, "| %s |\n", strings.Join(cells, " | "))
		fmt.Fprintf(&page, "<tr><th>%s</th><td>%s</td></tr>\n", html.EscapeString(r.path),
			strings.Join([]string{plain(list(r.here, funcName)), plain(list(r.here, typeName)), plain(rest)}, "</td><td>"))
	}
	write(filepath.Join(root, "src/types/check/absent.txt"), absent.String())
	replace(filepath.Join(root, "docs/library.md"), "| package |", table.String())
	replace(filepath.Join(root, "www/library.html"), "<tr><th>", page.String()+"</table>\n")
}

func plain(cell string) string { return html.EscapeString(strings.ReplaceAll(cell, "`", "")) }

// replace puts text in the place of everything from mark on.
func replace(file, mark, text string) {
	old, err := os.ReadFile(file)
	check(err)
	before, _, found := strings.Cut(string(old), mark)
	if !found {
		check(fmt.Errorf("%s: no %q", file, mark))
	}
	write(file, before+text)
}

func write(file, text string) { check(os.WriteFile(file, []byte(text), 0o644)) }

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// packages lists the import paths below lab that programs may name.
func packages(lab string) []string {
	var paths []string
	check(filepath.WalkDir(lab, func(file string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(file, ".go") {
			path, relErr := filepath.Rel(lab, filepath.Dir(file))
			if relErr != nil {
				return relErr
			}
			if path = filepath.ToSlash(path); !strings.Contains(path, "internal/") {
				paths = append(paths, path)
			}
		}
		return err
	}))
	slices.Sort(paths)
	return slices.Compact(paths)
}

// missing lists what only real Go has; of a type that the lab lacks, not its members.
func missing(here, there map[string]kind) (names []string) {
	for name := range there {
		owner, _, member := strings.Cut(name, ".")
		if _, ok := here[name]; !ok && (!member || here[owner] == typeName) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
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
	names, embedded := map[string]kind{}, map[string][]string{}
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
			declared(names, embedded, decl)
		}
	}
	promote(names, embedded)
	return names
}

// promote gives types the members of those that they embed, and forgets the types that are not exported.
func promote(names map[string]kind, embedded map[string][]string) {
	for range 3 {
		for owner, parts := range embedded {
			for name := range maps.Clone(names) {
				if from, member, ok := strings.Cut(name, "."); ok && slices.Contains(parts, from) {
					names[owner+"."+member] = memberName
				}
			}
		}
	}
	maps.DeleteFunc(names, func(name string, _ kind) bool { return !ast.IsExported(name) })
}

func declared(names map[string]kind, embedded map[string][]string, decl ast.Decl) {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		if !decl.Name.IsExported() {
			return
		}
		if decl.Recv == nil {
			names[decl.Name.Name] = funcName
		} else if owner := receiver(decl.Recv.List[0].Type); owner != "" {
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
				}
				members(names, embedded, spec)
			}
		}
	}
}

func members(names map[string]kind, embedded map[string][]string, spec *ast.TypeSpec) {
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
		if len(field.Names) == 0 {
			embedded[spec.Name.Name] = append(embedded[spec.Name.Name], receiver(field.Type))
		}
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
