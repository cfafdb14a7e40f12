// Package hmac: keyed hashes (FIPS 198-1).
package hmac

import (
	"crypto/subtle"
	"hash"
)

type hmac struct {
	outer, inner hash.Hash
	opad, ipad   []byte
}

func New(h func() hash.Hash, key []byte) hash.Hash {
	m := &hmac{outer: h(), inner: h()}
	size := m.inner.BlockSize()
	if len(key) > size {
		m.outer.Write(key)
		key = m.outer.Sum(nil)
	}
	m.opad, m.ipad = make([]byte, size), make([]byte, size)
	copy(m.opad, key)
	copy(m.ipad, key)
	for i := range size {
		m.opad[i] ^= 0x5c
		m.ipad[i] ^= 0x36
	}
	m.inner.Write(m.ipad)
	return m
}

func (m *hmac) Write(p []byte) (n int, err error) { return m.inner.Write(p) }
func (m *hmac) Size() int                         { return m.outer.Size() }
func (m *hmac) BlockSize() int                    { return m.inner.BlockSize() }

func (m *hmac) Reset() {
	m.inner.Reset()
	m.inner.Write(m.ipad)
}

func (m *hmac) Sum(in []byte) []byte {
	sum := m.inner.Sum(nil)
	m.outer.Reset()
	m.outer.Write(m.opad)
	m.outer.Write(sum)
	return m.outer.Sum(in)
}

func Equal(mac1, mac2 []byte) bool { return subtle.ConstantTimeCompare(mac1, mac2) == 1 }
