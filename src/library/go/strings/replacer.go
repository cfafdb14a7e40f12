package strings

import "io"

// Replacer replaces a list of texts by others, in one pass. Goroutines may share it.
type Replacer struct {
	oldnew  []string
	begins  [256]bool // bytes that some text to replace begins with
	nothing bool      // the empty text is to be replaced
}

// NewReplacer takes pairs of old and new texts; where several fit, the first pair wins.
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	r := &Replacer{oldnew: append([]string(nil), oldnew...)}
	for i := 0; i < len(oldnew); i += 2 {
		if old := oldnew[i]; old == "" {
			r.nothing = true
		} else {
			r.begins[old[0]] = true
		}
	}
	return r
}

// find returns the first pair that fits at the start of s, -1 if none does.
func (r *Replacer) find(s string, skipEmpty bool) int {
	for i := 0; i < len(r.oldnew); i += 2 {
		if old := r.oldnew[i]; HasPrefix(s, old) && (old != "" || !skipEmpty) {
			return i
		}
	}
	return -1
}

// Replace returns s with all replacements done.
func (r *Replacer) Replace(s string) string {
	var buf []byte
	done, afterEmpty, changed := 0, false, false
	for i := 0; i <= len(s); {
		pair := -1
		if r.nothing || i < len(s) && r.begins[s[i]] {
			pair = r.find(s[i:], afterEmpty)
		}
		if afterEmpty = pair >= 0 && r.oldnew[pair] == ""; pair < 0 {
			i++
			continue
		}
		changed = true
		buf = append(buf, s[done:i]...)
		buf = append(buf, r.oldnew[pair+1]...)
		i += len(r.oldnew[pair])
		done = i
	}
	if !changed {
		return s
	}
	return string(append(buf, s[done:]...))
}

// WriteString writes s to w with all replacements done.
func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}
