// Package uuid: universally unique identifiers (RFC 9562).
package uuid

import (
	"bytes"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"sync"
	"time"
)

type UUID [16]byte

func Nil() UUID { return UUID{} }

func Max() UUID {
	var u UUID
	for i := range u {
		u[i] = 0xff
	}
	return u
}

func New() UUID { return NewV4() }

func (u UUID) versioned(version byte) UUID {
	u[6] = u[6]&0x0f | version<<4
	u[8] = u[8]&0x3f | 0x80
	return u
}

func NewV4() UUID {
	var u UUID
	rand.Read(u[:])
	return u.versioned(4)
}

var last struct {
	sync.Mutex
	tick int64
}

// NewV7 begins with the time, in milliseconds and twelve bits of a millisecond's fraction; no two are equal there.
func NewV7() UUID {
	var u UUID
	rand.Read(u[:])
	now := time.Now()
	tick := now.UnixMilli()<<12 | int64(now.Nanosecond()%1e6)*4096/1e6
	last.Lock()
	if tick <= last.tick {
		tick = last.tick + 1
	}
	last.tick = tick
	last.Unlock()
	for i := range 6 {
		u[i] = byte(tick >> (52 - 8*i))
	}
	u[6], u[7] = byte(tick>>8)&0x0f, byte(tick)
	return u.versioned(7)
}

var errFormat = errors.New("invalid UUID")

func MustParse(s string) UUID {
	u, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return u
}

func Parse(s string) (UUID, error) {
	var u UUID
	switch {
	case len(s) == 45 && s[:9] == "urn:uuid:":
		s = s[9:]
	case len(s) == 38 && s[0] == '{' && s[37] == '}':
		s = s[1:37]
	}
	if len(s) == 36 {
		if s[8] != '-' || s[13] != '-' || s[18] != '-' || s[23] != '-' {
			return UUID{}, errFormat
		}
		s = s[:8] + s[9:13] + s[14:18] + s[19:23] + s[24:]
	}
	if len(s) != 32 {
		return UUID{}, errFormat
	}
	if _, err := hex.Decode(u[:], []byte(s)); err != nil {
		return UUID{}, errFormat
	}
	return u, nil
}

func (u UUID) String() string {
	s := hex.EncodeToString(u[:])
	return s[:8] + "-" + s[8:12] + "-" + s[12:16] + "-" + s[16:20] + "-" + s[20:]
}

func (u UUID) Compare(v UUID) int                  { return bytes.Compare(u[:], v[:]) }
func (u UUID) AppendText(b []byte) ([]byte, error) { return append(b, u.String()...), nil }
func (u UUID) MarshalText() ([]byte, error)        { return []byte(u.String()), nil }

func (u *UUID) UnmarshalText(b []byte) (err error) {
	*u, err = Parse(string(b))
	return err
}
