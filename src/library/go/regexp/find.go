package regexp

import "io"

// The Find methods: All finds all matches, up to n if n is not negative; String takes and gives strings; Submatch also
// gives the groups; Index gives places. They return nil if there is no match.

func piece(b []byte, match []int, i int) []byte {
	if match[2*i] < 0 {
		return nil
	}
	return b[match[2*i]:match[2*i+1]:match[2*i+1]]
}

func pieces(b []byte, match []int) [][]byte {
	all := make([][]byte, len(match)/2)
	for i := range all {
		all[i] = piece(b, match, i)
	}
	return all
}

func texts(s string, match []int) []string {
	all := make([]string, len(match)/2)
	for i := range all {
		if match[2*i] >= 0 {
			all[i] = s[match[2*i]:match[2*i+1]]
		}
	}
	return all
}

// Find returns the first match.
func (re *Regexp) Find(b []byte) []byte {
	match := re.first(string(b), false)
	if match == nil {
		return nil
	}
	return piece(b, match, 0)
}

// FindIndex returns the place of the first match.
func (re *Regexp) FindIndex(b []byte) (loc []int) { return re.first(string(b), false) }

// FindString returns the first match, "" if there is none.
func (re *Regexp) FindString(s string) string {
	match := re.first(s, false)
	if match == nil {
		return ""
	}
	return s[match[0]:match[1]]
}

// FindStringIndex returns the place of the first match.
func (re *Regexp) FindStringIndex(s string) (loc []int) { return re.first(s, false) }

// FindReaderIndex returns the place of the first match in what r reads.
func (re *Regexp) FindReaderIndex(r io.RuneReader) (loc []int) { return re.first(readAll(r), false) }

// FindSubmatch returns the first match and its groups.
func (re *Regexp) FindSubmatch(b []byte) [][]byte {
	match := re.first(string(b), true)
	if match == nil {
		return nil
	}
	return pieces(b, match)
}

// FindSubmatchIndex returns the places of the first match and its groups.
func (re *Regexp) FindSubmatchIndex(b []byte) []int { return re.first(string(b), true) }

// FindStringSubmatch returns the first match and its groups.
func (re *Regexp) FindStringSubmatch(s string) []string {
	match := re.first(s, true)
	if match == nil {
		return nil
	}
	return texts(s, match)
}

// FindStringSubmatchIndex returns the places of the first match and its groups.
func (re *Regexp) FindStringSubmatchIndex(s string) []int { return re.first(s, true) }

// FindReaderSubmatchIndex returns the places of the first match in what r reads, and its groups.
func (re *Regexp) FindReaderSubmatchIndex(r io.RuneReader) []int { return re.first(readAll(r), true) }

// FindAll returns the matches.
func (re *Regexp) FindAll(b []byte, n int) [][]byte {
	var all [][]byte
	re.each(string(b), n, false, func(match []int) { all = append(all, piece(b, match, 0)) })
	return all
}

// FindAllIndex returns the places of the matches.
func (re *Regexp) FindAllIndex(b []byte, n int) [][]int {
	var all [][]int
	re.each(string(b), n, false, func(match []int) { all = append(all, match[:2]) })
	return all
}

// FindAllString returns the matches.
func (re *Regexp) FindAllString(s string, n int) []string {
	var all []string
	re.each(s, n, false, func(match []int) { all = append(all, s[match[0]:match[1]]) })
	return all
}

// FindAllStringIndex returns the places of the matches.
func (re *Regexp) FindAllStringIndex(s string, n int) [][]int {
	var all [][]int
	re.each(s, n, false, func(match []int) { all = append(all, match[:2]) })
	return all
}

// FindAllSubmatch returns the matches and their groups.
func (re *Regexp) FindAllSubmatch(b []byte, n int) [][][]byte {
	var all [][][]byte
	re.each(string(b), n, true, func(match []int) { all = append(all, pieces(b, match)) })
	return all
}

// FindAllSubmatchIndex returns the places of the matches and their groups.
func (re *Regexp) FindAllSubmatchIndex(b []byte, n int) [][]int {
	var all [][]int
	re.each(string(b), n, true, func(match []int) { all = append(all, match) })
	return all
}

// FindAllStringSubmatch returns the matches and their groups.
func (re *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	var all [][]string
	re.each(s, n, true, func(match []int) { all = append(all, texts(s, match)) })
	return all
}

// FindAllStringSubmatchIndex returns the places of the matches and their groups.
func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	var all [][]int
	re.each(s, n, true, func(match []int) { all = append(all, match) })
	return all
}
