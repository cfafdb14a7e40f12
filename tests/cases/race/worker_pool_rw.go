package main

var x int
var sink int

func main() {
	jobs, results := make(chan int), make(chan int)
	for range 2 {
		go func() {
			for job := range jobs {
				if job == 1 {
					sink = x
				}
				results <- job
			}
		}()
	}
	jobs <- 1
	<-results
	jobs <- 2
	<-results
	close(jobs)
	x = 1
}
