// Package encoding names the interfaces of values that turn themselves into bytes or text.
package encoding

// BinaryMarshaler turns itself into bytes.
type BinaryMarshaler interface {
	MarshalBinary() (data []byte, err error)
}

// BinaryUnmarshaler reads itself from bytes.
type BinaryUnmarshaler interface {
	UnmarshalBinary(data []byte) error
}

// BinaryAppender appends itself as bytes.
type BinaryAppender interface {
	AppendBinary(b []byte) ([]byte, error)
}

// TextMarshaler turns itself into text.
type TextMarshaler interface {
	MarshalText() (text []byte, err error)
}

// TextUnmarshaler reads itself from text.
type TextUnmarshaler interface {
	UnmarshalText(text []byte) error
}

// TextAppender appends itself as text.
type TextAppender interface {
	AppendText(b []byte) ([]byte, error)
}
