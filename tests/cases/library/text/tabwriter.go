package main

import (
	"fmt"
	"os"
	"text/tabwriter"
)

func main() {
	w := tabwriter.NewWriter(os.Stdout, 0, 8, 2, ' ', 0)
	fmt.Fprintln(w, "name\tqty\tprice")
	fmt.Fprintln(w, "apple\t5\t1.25")
	fmt.Fprintln(w, "watermelon\t10\t12")
	w.Flush()
	w = tabwriter.NewWriter(os.Stdout, 5, 0, 1, '.', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(w, "a\tbbb\tc\t")
	fmt.Fprintln(w, "aaaa\tb\tccccccc\t")
	w.Flush()
	w = tabwriter.NewWriter(os.Stdout, 8, 8, 0, '\t', 0)
	fmt.Fprint(w, "x\ty\tz\nlonger text\ty\tz\n\nlast\tline\n")
	w.Flush()
}
