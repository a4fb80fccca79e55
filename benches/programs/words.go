// As modules/words.ll, which says what it prints.
package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"sort"
)

const (
	mostBytes = 1 << 20
	mostWords = 4096
	slotCount = 2 * mostWords
)

type entry struct {
	word  []byte
	count uint64
}

// 0, or one more than the place of the entry.
var slots [slotCount]int
var entries []entry

func crcTable() (table [256]uint32) {
	for index := range table {
		value := uint32(index)
		for round := 0; round < 8; round++ {
			if value&1 == 1 {
				value = value>>1 ^ 0xEDB88320
			} else {
				value >>= 1
			}
		}
		table[index] = value
	}
	return table
}

func crcOf(text []byte) uint32 {
	table := crcTable()
	crc := ^uint32(0)
	for _, value := range text {
		crc = crc>>8 ^ table[byte(crc)^value]
	}
	return ^crc
}

func isOther(letter rune) bool {
	lower := letter | 32
	return letter > 127 || lower < 'a' || lower > 'z'
}

func hashOf(word []byte) uint64 {
	hash := uint64(0xCBF29CE484222325)
	for _, value := range word {
		hash = (hash ^ uint64(value)) * 1099511628211
	}
	return hash
}

func countWord(word []byte) {
	slot := hashOf(word) % slotCount
	for ; slots[slot] != 0; slot = (slot + 1) % slotCount {
		known := &entries[slots[slot]-1]
		if bytes.Equal(known.word, word) {
			known.count++
			return
		}
	}
	if len(entries) < mostWords {
		entries = append(entries, entry{word, 1})
		slots[slot] = len(entries)
	}
}

func main() {
	text, err := io.ReadAll(io.LimitReader(os.Stdin, mostBytes))
	if err != nil {
		os.Exit(1)
	}
	words := bytes.FieldsFunc(text, isOther)
	for _, word := range words {
		countWord(word)
	}
	output := bufio.NewWriter(os.Stdout)
	defer output.Flush()
	fmt.Fprintf(output, "bytes %d\nwords %d\n", len(text), len(words))
	fmt.Fprintf(output, "distinct %d\ncrc32 %d\n", len(entries), crcOf(text))
	sort.Slice(entries, func(left, right int) bool {
		if entries[left].count != entries[right].count {
			return entries[left].count > entries[right].count
		}
		return bytes.Compare(entries[left].word, entries[right].word) < 0
	})
	for index := 0; index < len(entries) && index < 10; index++ {
		fmt.Fprintf(output, "%d %s\n", entries[index].count, entries[index].word)
	}
}
