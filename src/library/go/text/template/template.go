// Package template: text with actions in double braces, filled with a program's values.
package template

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
)

type FuncMap map[string]any

// set is what associated templates share.
type set struct {
	mu         sync.RWMutex
	templates  map[string]*Template
	funcs      map[string]reflect.Value
	missingKey missing
}

type missing int

const (
	missingInvalid missing = iota
	missingZero
	missingError
)

type Template struct {
	name        string
	tree        *tree
	set         *set
	left, right string
}

func New(name string) *Template {
	return &Template{name: name, set: &set{templates: map[string]*Template{}, funcs: map[string]reflect.Value{}}}
}

func (t *Template) Name() string { return t.name }

func (t *Template) shared() *set {
	if t.set == nil {
		t.set = New("").set
	}
	return t.set
}

func (t *Template) New(name string) *Template {
	return &Template{name: name, set: t.shared(), left: t.left, right: t.right}
}

func (t *Template) Lookup(name string) *Template {
	s := t.shared()
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.templates[name]
}

func (t *Template) Templates() []*Template {
	s := t.shared()
	s.mu.RLock()
	defer s.mu.RUnlock()
	var list []*Template
	for _, one := range s.templates {
		list = append(list, one)
	}
	return list
}

// DefinedTemplates is for messages.
func (t *Template) DefinedTemplates() string {
	var names []string
	for _, one := range t.Templates() {
		names = append(names, fmt.Sprintf("%q", one.name))
	}
	if len(names) == 0 {
		return ""
	}
	slices.Sort(names)
	return "; defined templates are: " + strings.Join(names, ", ")
}

func (t *Template) Clone() (*Template, error) {
	s := t.shared()
	c := New(t.name)
	c.left, c.right, c.tree = t.left, t.right, t.tree
	s.mu.RLock()
	defer s.mu.RUnlock()
	c.set.missingKey = s.missingKey
	for name, f := range s.funcs {
		c.set.funcs[name] = f
	}
	for name, one := range s.templates {
		if name == t.name {
			c.set.templates[name] = c
			continue
		}
		c.set.templates[name] = &Template{name, one.tree, c.set, one.left, one.right}
	}
	return c, nil
}

func (t *Template) Delims(left, right string) *Template {
	t.left, t.right = left, right
	return t
}

func (t *Template) Funcs(funcMap FuncMap) *Template {
	s := t.shared()
	s.mu.Lock()
	defer s.mu.Unlock()
	for name, f := range funcMap {
		if name == "" || wordLen(name) != len(name) || '0' <= name[0] && name[0] <= '9' {
			panic(fmt.Errorf("function name %q is not a valid identifier", name))
		}
		v := reflect.ValueOf(f)
		if v.Kind() != reflect.Func {
			panic("value for " + name + " not a function")
		}
		if err := checkFunc(name, v.Type()); err != nil {
			panic(err)
		}
		s.funcs[name] = v
	}
	return t
}

func (t *Template) Option(opt ...string) *Template {
	for _, o := range opt {
		switch o {
		case "":
			panic("empty option string")
		case "missingkey=default", "missingkey=invalid":
			t.shared().missingKey = missingInvalid
		case "missingkey=zero":
			t.shared().missingKey = missingZero
		case "missingkey=error":
			t.shared().missingKey = missingError
		default:
			panic("unrecognized option: " + o)
		}
	}
	return t
}

func (t *Template) Parse(text string) (*Template, error) {
	s := t.shared()
	s.mu.RLock()
	trees, err := parse(t.name, text, t.left, t.right, func(name string) bool {
		_, own := s.funcs[name]
		return own || isBuiltin(name)
	})
	s.mu.RUnlock()
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for name, tree := range trees {
		one := t
		if name != t.name {
			one = t.New(name)
		}
		// An empty text does not replace what is there.
		if old := s.templates[name]; old != nil && empty(tree.root) && old.tree != nil {
			continue
		}
		one.tree = tree
		s.templates[name] = one
	}
	return t, nil
}

func Must(t *Template, err error) *Template {
	if err != nil {
		panic(err)
	}
	return t
}

func IsTrue(val any) (truth, ok bool) { return isTrue(reflect.ValueOf(val)) }

// parseAll parses files read by read, each under its base name.
func parseAll(t *Template, names []string, read func(string) ([]byte, error)) (*Template, error) {
	if len(names) == 0 {
		return nil, errors.New("template: no files named in call to ParseFiles")
	}
	for _, name := range names {
		b, err := read(name)
		if err != nil {
			return nil, err
		}
		base := path.Base(name)
		if t == nil {
			t = New(base)
		}
		one := t
		if base != t.Name() {
			one = t.New(base)
		}
		if _, err := one.Parse(string(b)); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func ParseFiles(filenames ...string) (*Template, error) { return parseAll(nil, filenames, os.ReadFile) }

func (t *Template) ParseFiles(filenames ...string) (*Template, error) {
	return parseAll(t, filenames, os.ReadFile)
}

func ParseGlob(pattern string) (*Template, error) { return (*Template)(nil).ParseGlob(pattern) }

func (t *Template) ParseGlob(pattern string) (*Template, error) {
	names, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("template: pattern matches no files: %#q", pattern)
	}
	return parseAll(t, names, os.ReadFile)
}

func ParseFS(fsys fs.FS, patterns ...string) (*Template, error) {
	return (*Template)(nil).ParseFS(fsys, patterns...)
}

func (t *Template) ParseFS(fsys fs.FS, patterns ...string) (*Template, error) {
	var names []string
	for _, pattern := range patterns {
		list, err := fs.Glob(fsys, pattern)
		if err != nil {
			return nil, err
		}
		if len(list) == 0 {
			return nil, fmt.Errorf("template: pattern matches no files: %#q", pattern)
		}
		names = append(names, list...)
	}
	return parseAll(t, names, func(name string) ([]byte, error) { return fs.ReadFile(fsys, name) })
}
