package main

func main() {
	jobs, results := make(chan int), make(chan int, 2)
	for range 3 {
		go func() {
			for job := range jobs {
				results <- job * job
			}
			results <- -1
		}()
	}
	go func() {
		for i := range 5 {
			jobs <- i
		}
		close(jobs)
	}()
	sum, ended := 0, 0
	for ended < 3 {
		if r := <-results; r < 0 {
			ended++
		} else {
			sum += r
		}
	}
	println(sum)
}
