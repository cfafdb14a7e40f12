package main

var x int

func main() {
	jobs, results := make(chan int), make(chan int)
	for range 2 {
		go func() {
			for job := range jobs {
				if job == 1 {
					x = 1
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
	x = 2
}
