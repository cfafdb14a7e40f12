// os/exec and os/signal in outline.
package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
)

func main() {
	_, err := exec.Command("no-such-program-anywhere").Output()
	fmt.Println(err != nil)
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt, syscall.SIGTERM)
	signal.Stop(c)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	stop()
	fmt.Println(ctx.Err(), os.Interrupt, syscall.SIGTERM, len(c))
}
