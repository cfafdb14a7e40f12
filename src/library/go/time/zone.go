// Locations: UTC, Local (which is UTC) and fixed zones.
package time

import "errors"

// Location: zone is the abbreviation that MST shows.
type Location struct {
	name   string
	zone   string
	offset int
}

var (
	utcLoc             = Location{"UTC", "UTC", 0}
	localLoc           = Location{"Local", "UTC", 0}
	UTC      *Location = &utcLoc
	Local    *Location = &localLoc
)

func (l *Location) get() *Location {
	if l == nil {
		return &utcLoc
	}
	return l
}

func (l *Location) String() string { return l.get().name }

func FixedZone(name string, offset int) *Location { return &Location{name, name, offset} }

// LoadLocation knows no zone database.
func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	}
	return nil, errors.New("unknown time zone " + name + " (the lab has UTC only)")
}

func LoadLocationFromTZData(name string, data []byte) (*Location, error) {
	return nil, errors.New("malformed time zone information")
}

func (t Time) in(loc *Location) Time {
	t = t.withoutMonotonic()
	if loc == &utcLoc {
		loc = nil
	}
	t.loc = loc
	return t
}

func (t Time) UTC() Time   { return t.in(nil) }
func (t Time) Local() Time { return t.in(Local) }

func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	return t.in(loc)
}

func (t Time) Location() *Location { return t.loc.get() }

func (t Time) Zone() (name string, offset int) {
	loc := t.loc.get()
	return loc.zone, loc.offset
}

func (t Time) ZoneBounds() (start, end Time) { return }
func (t Time) IsDST() bool                   { return false }
