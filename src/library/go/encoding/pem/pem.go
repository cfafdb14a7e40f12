// Package pem: binary data between lines of dashes (RFC 1421).
package pem

import (
	"bytes"
	"encoding/base64"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
)

type Block struct {
	Type    string
	Headers map[string]string
	Bytes   []byte
}

// Decode finds the next block, and what follows it.
func Decode(data []byte) (p *Block, rest []byte) {
	for at := data; ; {
		i := bytes.Index(at, []byte("-----BEGIN "))
		if i < 0 {
			return nil, data
		}
		head, body, ok := strings.Cut(string(at[i+11:]), "\n")
		name, dashes := strings.CutSuffix(strings.TrimRight(head, " \t\r"), "-----")
		text, after, ended := strings.Cut(body, "-----END "+name+"-----")
		at = at[i+11:]
		if !ok || !dashes || !ended || i > 0 && data[len(data)-len(at)-12] != '\n' {
			continue
		}
		b := &Block{Type: name, Headers: map[string]string{}}
		for {
			line, next, _ := strings.Cut(text, "\n")
			key, value, ok := strings.Cut(line, ":")
			if !ok {
				break
			}
			b.Headers[strings.TrimSpace(key)] = strings.TrimSpace(value)
			text = next
		}
		raw, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), ""))
		if err != nil {
			continue
		}
		b.Bytes = raw
		return b, []byte(strings.TrimLeft(strings.TrimLeft(after, " \t\r"), "\n"))
	}
}

func EncodeToMemory(b *Block) []byte {
	var buf bytes.Buffer
	if Encode(&buf, b) != nil {
		return nil
	}
	return buf.Bytes()
}

// Encode writes Proc-Type first, the other headers sorted.
func Encode(out io.Writer, b *Block) error {
	var buf bytes.Buffer
	buf.WriteString("-----BEGIN " + b.Type + "-----\n")
	keys := slices.Sorted(maps.Keys(b.Headers))
	if i := slices.Index(keys, "Proc-Type"); i >= 0 {
		keys = append([]string{"Proc-Type"}, slices.Delete(keys, i, i+1)...)
	}
	for _, key := range keys {
		if strings.Contains(key, ":") {
			return errors.New("pem: cannot encode a header key that contains a colon")
		}
		buf.WriteString(key + ": " + b.Headers[key] + "\n")
	}
	if len(keys) > 0 {
		buf.WriteByte('\n')
	}
	text := base64.StdEncoding.EncodeToString(b.Bytes)
	for line := range slices.Chunk([]byte(text), 64) {
		buf.Write(append(slices.Clone(line), '\n'))
	}
	buf.WriteString("-----END " + b.Type + "-----\n")
	_, err := out.Write(buf.Bytes())
	return err
}
