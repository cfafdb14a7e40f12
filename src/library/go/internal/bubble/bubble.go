// Package bubble joins testing/synctest to testing.
package bubble

// Test is set by testing: it runs f (a func(*testing.T)) under t (a *testing.T) by way of run.
var Test func(t any, run func(f func()), f any)
