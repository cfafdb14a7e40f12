package fmt

import (
	"errors"
	"io"
	"math"
	"reflect"
	"strconv"
	"unicode/utf8"
)

const (
	decimal     = "0123456789"
	hexadecimal = decimal + "aAbBcCdDeEfF"
	floatVerbs  = "beEfFgGv"
)

// fits reports whether a verb is one of those that a type has.
func (s *scan) fits(verb rune, verbs, kind string) bool {
	if isAmong(verb, verbs) {
		return true
	}
	s.failText("bad verb '%" + string(verb) + "' for " + kind)
	return false
}

func (s *scan) boolean(verb rune) bool {
	s.SkipSpace()
	s.more()
	if !s.fits(verb, "tv", "boolean") {
		return false
	}
	spell := func(word ...string) {
		if !s.take(word[0]) {
			return
		}
		for _, letter := range word[1:] {
			if !s.take(letter) {
				s.failText("syntax error scanning boolean")
			}
		}
	}
	switch s.next() {
	case '1':
		return true
	case 't', 'T':
		spell("rR", "uU", "eE")
		return true
	case 'f', 'F':
		spell("aA", "lL", "sS", "eE")
	}
	return false
}

func (s *scan) base(verb rune) (base int, digits string) {
	s.fits(verb, "bdoUxXv", "integer")
	switch verb {
	case 'b':
		return 2, "01"
	case 'o':
		return 8, "01234567"
	case 'x', 'X', 'U':
		return 16, hexadecimal
	}
	return 10, decimal
}

// prefix reads a base prefix.
func (s *scan) prefix() (digits string, digitFound bool) {
	switch {
	case !s.take("0"):
		return decimal + "_", false
	case s.take("bB"):
		return "01_", true
	case s.take("xX"):
		return hexadecimal + "_", true
	}
	s.take("oO")
	return "01234567_", true
}

// digits reads the digits of an integer into the token.
func (s *scan) digits(verb rune, signed bool) (base int) {
	s.SkipSpace()
	s.more()
	base, digits := s.base(verb)
	found := false
	switch {
	case verb == 'U':
		if !isAmong(s.next(), "U") || !isAmong(s.next(), "+") {
			s.failText("bad unicode format ")
		}
	default:
		if signed {
			s.take("+-")
		}
		if verb == 'v' {
			base = 0
			digits, found = s.prefix()
		}
	}
	if !found {
		s.more()
		if !s.take(digits) {
			s.failText("expected integer")
		}
	}
	s.takeAll(digits)
	return base
}

func (s *scan) integer(verb rune, bits int) int64 {
	if verb == 'c' {
		return s.character(bits)
	}
	base := s.digits(verb, true)
	text := string(s.token)
	i, err := strconv.ParseInt(text, base, 64)
	if err != nil {
		s.fail(err)
	}
	if unused := uint(64 - bits); i<<unused>>unused != i {
		s.failText("integer overflow on token " + text)
	}
	return i
}

func (s *scan) unsigned(verb rune, bits int) uint64 {
	if verb == 'c' {
		return uint64(s.character(bits))
	}
	base := s.digits(verb, false)
	text := string(s.token)
	i, err := strconv.ParseUint(text, base, 64)
	if err != nil {
		s.fail(err)
	}
	if unused := uint(64 - bits); i<<unused>>unused != i {
		s.failText("unsigned integer overflow on token " + text)
	}
	return i
}

func (s *scan) character(bits int) int64 {
	s.more()
	r := int64(s.next())
	if unused := uint(64 - bits); r<<unused>>unused != r {
		s.failText("overflow on character value " + string(rune(r)))
	}
	return r
}

// floatText reads the text of a float.
func (s *scan) floatText() string {
	s.token = s.token[:0]
	if s.take("nN") && s.take("aA") && s.take("nN") {
		return string(s.token)
	}
	s.take("+-")
	if s.take("iI") && s.take("nN") && s.take("fF") {
		return string(s.token)
	}
	digits, exponent := decimal+"_", "eEpP"
	if s.take("0") && s.take("xX") {
		digits, exponent = hexadecimal+"_", "pP"
	}
	s.takeAll(digits)
	if s.take(".") {
		s.takeAll(digits)
	}
	if s.take(exponent) {
		s.take("+-")
		s.takeAll(decimal + "_")
	}
	return string(s.token)
}

// float converts a text; decimal digits with a binary exponent, as %b prints them, are allowed.
func (s *scan) float(text string, bits int) float64 {
	for i := 0; i < len(text); i++ {
		if text[i] == 'x' || text[i] == 'X' {
			break
		}
		if text[i] != 'p' {
			continue
		}
		f, err := strconv.ParseFloat(text[:i], bits)
		if err != nil {
			s.failNumber(err, text)
		}
		exp, err := strconv.Atoi(text[i+1:])
		if err != nil {
			s.failNumber(err, text)
		}
		return math.Ldexp(f, exp)
	}
	f, err := strconv.ParseFloat(text, bits)
	if err != nil {
		s.fail(err)
	}
	return f
}

func (s *scan) failNumber(err error, text string) {
	if e, ok := err.(*strconv.NumError); ok {
		e.Num = text
	}
	s.fail(err)
}

func (s *scan) scanFloat(verb rune, bits int) float64 {
	s.fits(verb, floatVerbs, "float"+strconv.Itoa(bits))
	s.SkipSpace()
	s.more()
	return s.float(s.floatText(), bits)
}

func (s *scan) complex(verb rune, bits int) complex128 {
	s.fits(verb, floatVerbs, "complex")
	s.SkipSpace()
	s.more()
	bad := func() { s.failText("syntax error scanning complex number") }
	parens := s.take("(")
	re := s.floatText()
	s.token = s.token[:0]
	if !s.take("+-") {
		bad()
	}
	sign := string(s.token)
	im := s.floatText()
	if !s.take("i") || parens && !s.take(")") {
		bad()
	}
	return complex(s.float(re, bits/2), s.float(sign+im, bits/2))
}

func (s *scan) text(verb rune) string {
	if !s.fits(verb, "svqxX", "string") {
		return ""
	}
	s.SkipSpace()
	s.more()
	switch verb {
	case 'q':
		return s.quoted()
	case 'x', 'X':
		return s.hexBytes()
	}
	return string(s.while(true, notSpace))
}

func (s *scan) quoted() string {
	s.more()
	switch s.next() {
	case '`':
		for {
			r := s.must()
			if r == '`' {
				return string(s.token)
			}
			s.token = utf8.AppendRune(s.token, r)
		}
	case '"':
		s.token = append(s.token, '"')
		for {
			r := s.must()
			s.token = utf8.AppendRune(s.token, r)
			if r == '\\' {
				s.token = utf8.AppendRune(s.token, s.must())
			} else if r == '"' {
				break
			}
		}
		text, err := strconv.Unquote(string(s.token))
		if err != nil {
			s.fail(err)
		}
		return text
	}
	s.failText("expected quoted string")
	return ""
}

func hexValue(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case 'a' <= r && r <= 'f':
		return int(r-'a') + 10
	case 'A' <= r && r <= 'F':
		return int(r-'A') + 10
	}
	return -1
}

func (s *scan) hexBytes() string {
	s.more()
	for {
		r := s.next()
		if r == endOfInput {
			break
		}
		high := hexValue(r)
		if high < 0 {
			s.UnreadRune()
			break
		}
		low := hexValue(s.must())
		if low < 0 {
			s.failText("illegal hex digit")
		}
		s.token = append(s.token, byte(high<<4|low))
	}
	if len(s.token) == 0 {
		s.failText("no hex data for %x string")
	}
	return string(s.token)
}

// value reads one value into what arg points to.
func (s *scan) value(verb rune, arg any) {
	s.token = s.token[:0]
	switch v := arg.(type) {
	case Scanner:
		if err := v.Scan(s, verb); err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			s.fail(err)
		}
	case *int:
		*v = int(s.integer(verb, 64))
	case *string:
		*v = s.text(verb)
	case *float64:
		*v = s.scanFloat(verb, 64)
	case *bool:
		*v = s.boolean(verb)
	case *[]byte:
		*v = []byte(s.text(verb))
	default:
		s.reflected(verb, arg)
	}
}

func (s *scan) reflected(verb rune, arg any) {
	pointer := reflect.ValueOf(arg)
	if pointer.Kind() != reflect.Pointer {
		s.failText("type not a pointer: " + pointer.Type().String())
	}
	switch v := pointer.Elem(); v.Kind() {
	case reflect.Bool:
		v.SetBool(s.boolean(verb))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(s.integer(verb, v.Type().Bits()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		v.SetUint(s.unsigned(verb, v.Type().Bits()))
	case reflect.String:
		v.SetString(s.text(verb))
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Uint8 {
			s.failText("can't scan type: " + pointer.Type().String())
		}
		text := s.text(verb)
		v.Set(reflect.MakeSlice(v.Type(), len(text), len(text)))
		for i := 0; i < len(text); i++ {
			v.Index(i).SetUint(uint64(text[i]))
		}
	case reflect.Float32, reflect.Float64:
		if arg, ok := arg.(*float32); ok {
			*arg = float32(s.scanFloat(verb, 32))
			return
		}
		s.SkipSpace()
		s.more()
		v.SetFloat(s.float(s.floatText(), v.Type().Bits()))
	case reflect.Complex64, reflect.Complex128:
		v.SetComplex(s.complex(verb, v.Type().Bits()))
	default:
		s.failText("can't scan type: " + pointer.Type().String())
	}
}

// values reads values one after the other.
func (s *scan) values(a []any) (n int, err error) {
	defer func() { rescue(recover(), &err) }()
	for _, arg := range a {
		s.value('v', arg)
		n++
	}
	for s.newlineEnds {
		r := s.next()
		if r == '\n' || r == endOfInput {
			break
		}
		if notSpace(r) {
			return n, errors.New("expected newline")
		}
	}
	return n, nil
}
