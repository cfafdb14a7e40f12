package main

func