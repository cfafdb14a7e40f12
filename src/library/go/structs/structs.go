// Package structs: markers of a struct's layout.
package structs

type HostLayout struct{ _ hostLayout }

type hostLayout struct{}
