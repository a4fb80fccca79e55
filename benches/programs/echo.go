// A TCP echo server: every client gets back what it sends.
package main

import (
	"fmt"
	"io"
	"net"
	"os"
)

const PORT = 9

func echo(client net.Conn) {
	defer client.Close()
	io.Copy(client, client)
}

func main() {
	listener, err := net.Listen("tcp4", fmt.Sprintf(":%d", PORT))
	if err != nil {
		os.Exit(1)
	}
	for {
		client, err := listener.Accept()
		if err != nil {
			os.Exit(1)
		}
		go echo(client)
	}
}
