package main

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
	"time"
)

type Job struct {
	ID   int
	Data string
}
type Result struct {
	Job  Job
	Out  string
	Err  error
	Took time.Duration
}

var ErrOdd = errors.New("odd job")

func worker(id int, jobs <-chan Job, results chan<- Result, wg *sync.WaitGroup) {
	defer wg.Done()
	for j := range jobs {
		start := time.Now()
		time.Sleep(time.Duration(j.ID) * time.Millisecond * 3)
		r := Result{Job: j, Out: strings.ToUpper(j.Data), Took: time.Since(start).Round(time.Millisecond)}
		if j.ID%5 == 0 {
			r.Err = fmt.Errorf("worker: job %d: %w", j.ID, ErrOdd)
		}
		results <- r
	}
}

func main() {
	jobs := make(chan Job, 10)
	results := make(chan Result, 10)
	var wg sync.WaitGroup
	for i := 1; i <= 3; i++ {
		wg.Add(1)
		go worker(i, jobs, results, &wg)
	}
	for i := 1; i <= 9; i++ {
		jobs <- Job{i, fmt.Sprintf("data-%02d", i)}
	}
	close(jobs)
	go func() { wg.Wait(); close(results) }()
	var all []Result
	for r := range results {
		all = append(all, r)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Job.ID < all[j].Job.ID })
	for _, r := range all {
		fmt.Printf("%+v %v %t\n", r.Job, r.Out, errors.Is(r.Err, ErrOdd))
		if r.Err != nil {
			fmt.Println("  error:", r.Err, errors.Unwrap(r.Err) == ErrOdd)
		}
	}
	fmt.Printf("%#v\n", all[0].Job)
	fmt.Printf("%T %v\n", all[4].Err, len(all))
}
