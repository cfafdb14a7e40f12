// Package user in outline: the lab has no users.
package user

import "errors"

type User struct {
	Uid      string
	Gid      string
	Username string
	Name     string
	HomeDir  string
}

type Group struct {
	Gid  string
	Name string
}

type UnknownUserError string

func (e UnknownUserError) Error() string { return "user: unknown user " + string(e) }

type UnknownGroupError string

func (e UnknownGroupError) Error() string { return "group: unknown group " + string(e) }

var errNone = errors.New("user: the lab has no users")

func Current() (*User, error)                  { return nil, errNone }
func Lookup(username string) (*User, error)    { return nil, UnknownUserError(username) }
func LookupId(uid string) (*User, error)       { return nil, errNone }
func LookupGroup(name string) (*Group, error)  { return nil, UnknownGroupError(name) }
func LookupGroupId(gid string) (*Group, error) { return nil, errNone }
func (u *User) GroupIds() ([]string, error)    { return nil, errNone }
