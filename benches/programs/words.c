/* As modules/words.ll, which says what it prints. */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BYTES = 1 << 20, MOST_WORDS = 4096, SLOTS = 2 * MOST_WORDS };

struct entry {
  const char *word;
  size_t length;
  uint64_t count;
};

static char text[MOST_BYTES];
static uint32_t slots[SLOTS]; /* 0, or one more than the place of the entry */
static struct entry entries[MOST_WORDS];
static size_t entry_count;
static uint32_t crc_table[256];

static void fill_crc_table(void) {
  for (uint32_t index = 0; index < 256; index++) {
    uint32_t value = index;
    for (int round = 0; round < 8; round++) value = value & 1 ? value >> 1 ^ 0xEDB88320 : value >> 1;
    crc_table[index] = value;
  }
}

static uint32_t crc_of(const char *bytes, size_t count) {
  uint32_t crc = UINT32_MAX;
  for (size_t index = 0; index < count; index++) crc = crc >> 8 ^ crc_table[(crc ^ (uint8_t)bytes[index]) & 255];
  return ~crc;
}

static int is_letter(char byte) {
  return (uint8_t)((byte | 32) - 'a') < 26;
}

static size_t end_of_run(size_t count, size_t offset, int of_letters) {
  while (offset < count && is_letter(text[offset]) == of_letters) offset++;
  return offset;
}

static uint64_t hash_of(const char *word, size_t length) {
  uint64_t hash = 0xCBF29CE484222325;
  for (size_t index = 0; index < length; index++) hash = (hash ^ (uint8_t)word[index]) * 1099511628211;
  return hash;
}

static void count_word(const char *word, size_t length) {
  size_t slot = hash_of(word, length) % SLOTS;
  for (; slots[slot] != 0; slot = (slot + 1) % SLOTS) {
    struct entry *entry = &entries[slots[slot] - 1];
    if (entry->length == length && memcmp(entry->word, word, length) == 0) {
      entry->count++;
      return;
    }
  }
  if (entry_count == MOST_WORDS) return;
  entries[entry_count++] = (struct entry){word, length, 1};
  slots[slot] = (uint32_t)entry_count;
}

static uint64_t count_words(size_t count) {
  uint64_t words = 0;
  for (size_t end = 0;;) {
    size_t start = end_of_run(count, end, 0);
    if (start == count) return words;
    end = end_of_run(count, start, 1);
    count_word(text + start, end - start);
    words++;
  }
}

static int is_before(const struct entry *left, const struct entry *right) {
  if (left->count != right->count) return left->count > right->count;
  size_t shorter = left->length < right->length ? left->length : right->length;
  int order = memcmp(left->word, right->word, shorter);
  return order != 0 ? order < 0 : left->length < right->length;
}

static void sort_entries(void) {
  for (size_t position = 1; position < entry_count; position++) {
    struct entry taken = entries[position];
    size_t hole = position;
    for (; hole > 0 && is_before(&taken, &entries[hole - 1]); hole--) entries[hole] = entries[hole - 1];
    entries[hole] = taken;
  }
}

int main(void) {
  size_t size = fread(text, 1, sizeof text, stdin);
  if (ferror(stdin)) return 1;
  fill_crc_table();
  uint32_t crc = crc_of(text, size);
  uint64_t words = count_words(size);
  printf("bytes %zu\nwords %llu\ndistinct %zu\ncrc32 %lu\n", size, (unsigned long long)words, entry_count, (unsigned long)crc);
  sort_entries();
  for (size_t index = 0; index < entry_count && index < 10; index++) {
    printf("%llu %.*s\n", (unsigned long long)entries[index].count, (int)entries[index].length, entries[index].word);
  }
  return 0;
}
