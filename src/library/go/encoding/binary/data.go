package binary

import (
	"errors"
	"io"
	"math"
	"reflect"
)

var errBufferTooSmall = errors.New("buffer too small")

// Size returns how many bytes v has, -1 if it is not of fixed size: numbers, bools, arrays, structs and slices of them.
func Size(v any) int {
	value := reflect.Indirect(reflect.ValueOf(v))
	if !value.IsValid() {
		return -1
	}
	if value.Kind() == reflect.Slice {
		if size := sizeOf(value.Type().Elem()); size >= 0 {
			return size * value.Len()
		}
		return -1
	}
	return sizeOf(value.Type())
}

func sizeOf(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Bool, reflect.Int8, reflect.Uint8:
		return 1
	case reflect.Int16, reflect.Uint16:
		return 2
	case reflect.Int32, reflect.Uint32, reflect.Float32:
		return 4
	case reflect.Int64, reflect.Uint64, reflect.Float64, reflect.Complex64:
		return 8
	case reflect.Complex128:
		return 16
	case reflect.Array:
		if size := sizeOf(t.Elem()); size >= 0 {
			return size * t.Len()
		}
	case reflect.Struct:
		sum := 0
		for i := 0; i < t.NumField(); i++ {
			size := sizeOf(t.Field(i).Type)
			if size < 0 {
				return -1
			}
			sum += size
		}
		return sum
	}
	return -1
}

// Read reads into what data points to, or into the elements of a slice.
func Read(r io.Reader, order ByteOrder, data any) error {
	v, size := destination(data)
	if size < 0 {
		return errors.New("binary.Read: invalid type " + reflect.TypeOf(data).String())
	}
	buf := make([]byte, size)
	if _, err := io.ReadFull(r, buf); err != nil {
		return err
	}
	c := coder{order, buf}
	c.read(v)
	return nil
}

// Decode reads from buf into what data points to and returns how many bytes that were.
func Decode(buf []byte, order ByteOrder, data any) (int, error) {
	v, size := destination(data)
	if size < 0 {
		return 0, errors.New("binary.Decode: invalid type " + reflect.TypeOf(data).String())
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	c := coder{order, buf}
	c.read(v)
	return size, nil
}

func destination(data any) (v reflect.Value, size int) {
	v = reflect.ValueOf(data)
	switch v.Kind() {
	case reflect.Pointer:
		v = v.Elem()
	case reflect.Slice:
	default:
		return v, -1
	}
	return v, Size(data)
}

// Write writes data, a value of fixed size or a pointer to one.
func Write(w io.Writer, order ByteOrder, data any) error {
	size := Size(data)
	if size < 0 {
		return errors.New("binary.Write: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	_, err := w.Write(encoded(order, data, size))
	return err
}

// Append appends data to buf.
func Append(buf []byte, order ByteOrder, data any) ([]byte, error) {
	size := Size(data)
	if size < 0 {
		return nil, errors.New("binary.Append: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	return append(buf, encoded(order, data, size)...), nil
}

// Encode writes data into buf and returns how many bytes that are.
func Encode(buf []byte, order ByteOrder, data any) (int, error) {
	size := Size(data)
	if size < 0 {
		return 0, errors.New("binary.Encode: some values are not fixed-sized in type " + reflect.TypeOf(data).String())
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	return copy(buf, encoded(order, data, size)), nil
}

func encoded(order ByteOrder, data any, size int) []byte {
	buf := make([]byte, size)
	c := coder{order, buf}
	c.write(reflect.Indirect(reflect.ValueOf(data)))
	return buf
}

// coder goes through values and bytes side by side.
type coder struct {
	order ByteOrder
	buf   []byte
}

// number reads n bytes.
func (c *coder) number(n int) (x uint64) {
	switch n {
	case 1:
		x = uint64(c.buf[0])
	case 2:
		x = uint64(c.order.Uint16(c.buf))
	case 4:
		x = uint64(c.order.Uint32(c.buf))
	default:
		x = c.order.Uint64(c.buf)
	}
	c.buf = c.buf[n:]
	return x
}

// put writes n bytes.
func (c *coder) put(x uint64, n int) {
	switch n {
	case 1:
		c.buf[0] = byte(x)
	case 2:
		c.order.PutUint16(c.buf, uint16(x))
	case 4:
		c.order.PutUint32(c.buf, uint32(x))
	default:
		c.order.PutUint64(c.buf, x)
	}
	c.buf = c.buf[n:]
}

func (c *coder) float(n int) float64 {
	if n == 4 {
		return float64(math.Float32frombits(uint32(c.number(4))))
	}
	return math.Float64frombits(c.number(8))
}

func (c *coder) putFloat(f float64, n int) {
	if n == 4 {
		c.put(uint64(math.Float32bits(float32(f))), 4)
	} else {
		c.put(math.Float64bits(f), 8)
	}
}

func (c *coder) read(v reflect.Value) {
	size := int(v.Type().Size())
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		for i := 0; i < v.Len(); i++ {
			c.read(v.Index(i))
		}
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			if field := v.Field(i); field.CanSet() || v.Type().Field(i).Name != "_" {
				c.read(field)
			} else {
				c.buf = c.buf[sizeOf(field.Type()):]
			}
		}
	case reflect.Bool:
		v.SetBool(c.number(1) != 0)
	case reflect.Int8:
		v.SetInt(int64(int8(c.number(1))))
	case reflect.Int16:
		v.SetInt(int64(int16(c.number(2))))
	case reflect.Int32:
		v.SetInt(int64(int32(c.number(4))))
	case reflect.Int64:
		v.SetInt(int64(c.number(8)))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(c.number(size))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(c.float(size))
	case reflect.Complex64, reflect.Complex128:
		re := c.float(size / 2)
		v.SetComplex(complex(re, c.float(size/2)))
	}
}

func (c *coder) write(v reflect.Value) {
	size := int(v.Type().Size())
	switch v.Kind() {
	case reflect.Array, reflect.Slice:
		for i := 0; i < v.Len(); i++ {
			c.write(v.Index(i))
		}
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			if field := v.Field(i); v.Type().Field(i).Name != "_" {
				c.write(field)
			} else {
				c.buf = c.buf[sizeOf(field.Type()):]
			}
		}
	case reflect.Bool:
		if v.Bool() {
			c.put(1, 1)
		} else {
			c.put(0, 1)
		}
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		c.put(uint64(v.Int()), size)
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		c.put(v.Uint(), size)
	case reflect.Float32, reflect.Float64:
		c.putFloat(v.Float(), size)
	case reflect.Complex64, reflect.Complex128:
		c.putFloat(real(v.Complex()), size/2)
		c.putFloat(imag(v.Complex()), size/2)
	}
}
