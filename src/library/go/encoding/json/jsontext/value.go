// Package jsontext in outline: JSON as it is written.
package jsontext

import (
	"bytes"
	"errors"
)

// Value is JSON that is written and read as it is.
type Value []byte

func (v Value) Clone() Value { return bytes.Clone(v) }

func (v Value) String() string {
	if v == nil {
		return "null"
	}
	return string(v)
}

func (v Value) MarshalJSON() ([]byte, error) {
	if v == nil {
		return []byte("null"), nil
	}
	return v, nil
}

// UnmarshalJSON sets *v to a copy of data.
func (v *Value) UnmarshalJSON(data []byte) error {
	if v == nil {
		return errors.New("jsontext.Value: UnmarshalJSON on nil pointer")
	}
	*v = append((*v)[:0], data...)
	return nil
}
