// testing: Context and Setenv.
// record: test
package main

import (
	"fmt"
	"os"
	"testing"
)

func TestContext(t *testing.T) {
	ctx := t.Context()
	t.Cleanup(func() { fmt.Println("in cleanup", ctx.Err()) })
	fmt.Println(ctx.Err(), t.Name())
}

func TestSetenv(t *testing.T) {
	t.Run("inner", func(t *testing.T) {
		t.Setenv("LAB_TEST", "1")
		fmt.Println(os.Getenv("LAB_TEST"))
	})
	fmt.Println(os.Getenv("LAB_TEST") == "")
}
