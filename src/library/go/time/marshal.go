// Encodings: RFC 3339 text and JSON, Go's binary form.
package time

import "errors"

func (t Time) rfc3339(b []byte, prefix string) ([]byte, error) {
	if year := t.Year(); year < 0 || year > 9999 {
		return nil, errors.New(prefix + "year outside of range [0,9999]")
	}
	if _, offset := t.Zone(); offset <= -86400 || offset >= 86400 {
		return nil, errors.New(prefix + "timezone hour outside of range [0,23]")
	}
	return t.AppendFormat(b, RFC3339Nano), nil
}

func (t Time) AppendText(b []byte) ([]byte, error) { return t.rfc3339(b, "Time.AppendText: ") }
func (t Time) MarshalText() ([]byte, error)        { return t.rfc3339(nil, "Time.MarshalText: ") }

func (t *Time) UnmarshalText(data []byte) (err error) {
	*t, err = Parse(RFC3339, string(data))
	return
}

func (t Time) MarshalJSON() ([]byte, error) {
	b, err := t.rfc3339([]byte{'"'}, "Time.MarshalJSON: ")
	if err != nil {
		return nil, err
	}
	return append(b, '"'), nil
}

func (t *Time) UnmarshalJSON(data []byte) error {
	n := len(data)
	if string(data) == "null" {
		return nil
	}
	if n < 2 || data[0] != '"' || data[n-1] != '"' {
		return errors.New("Time.UnmarshalJSON: input is not a JSON string")
	}
	return t.UnmarshalText(data[1 : n-1])
}

// AppendBinary: version, seconds, nanoseconds, offset in minutes (-1 for UTC), with version 2 its seconds.
func (t Time) AppendBinary(b []byte) ([]byte, error) {
	version, minutes, seconds := byte(1), -1, 0
	if t.loc != nil {
		minutes, seconds = t.loc.offset/60, t.loc.offset%60
		if seconds != 0 {
			version = 2
		}
		if minutes < -32768 || minutes == -1 || minutes > 32767 {
			return b, errors.New("Time.MarshalBinary: unexpected zone offset")
		}
	}
	b = append(b, version)
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(t.sec()>>shift))
	}
	for shift := 24; shift >= 0; shift -= 8 {
		b = append(b, byte(t.nsec()>>shift))
	}
	b = append(b, byte(minutes>>8), byte(minutes))
	if version == 2 {
		b = append(b, byte(seconds))
	}
	return b, nil
}

func (t Time) MarshalBinary() ([]byte, error) { return t.AppendBinary(nil) }
func (t Time) GobEncode() ([]byte, error)     { return t.MarshalBinary() }
func (t *Time) GobDecode(data []byte) error   { return t.UnmarshalBinary(data) }

func (t *Time) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		return errors.New("Time.UnmarshalBinary: no data")
	}
	version := data[0]
	if version != 1 && version != 2 {
		return errors.New("Time.UnmarshalBinary: unsupported version")
	}
	if len(data) != 14+int(version) {
		return errors.New("Time.UnmarshalBinary: invalid length")
	}
	var sec, nsec int64
	for _, c := range data[1:9] {
		sec = sec<<8 | int64(c)
	}
	for _, c := range data[9:13] {
		nsec = nsec<<8 | int64(c)
	}
	offset := int(int16(data[13])<<8|int16(data[14])) * 60
	if version == 2 {
		offset += int(int8(data[15]))
	}
	*t = Time{uint64(nsec), sec, nil}
	switch offset {
	case -60:
	case localLoc.offset:
		t.loc = Local
	default:
		t.loc = FixedZone("", offset)
	}
	return nil
}
