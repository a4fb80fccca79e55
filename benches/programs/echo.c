/* A TCP echo server: every client gets back what it sends. */

#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 1024, PORT = 9 };

struct client {
  ssize_t start, end;
  char block[16384];
};

static struct pollfd polled[MOST];
static struct client clients[MOST];
static nfds_t count = 1;

/* Says whether the client stays. */
static int step(struct pollfd *socket, struct client *client) {
  if (client->start == client->end) {
    client->start = 0;
    client->end = recv(socket->fd, client->block, sizeof client->block, MSG_DONTWAIT);
    if (client->end <= 0) {
      int is_temporary = client->end < 0 && (errno == EAGAIN || errno == EINTR);
      client->end = 0;
      return is_temporary;
    }
  }
  ssize_t sent = send(socket->fd, client->block + client->start, client->end - client->start, MSG_DONTWAIT | MSG_NOSIGNAL);
  if (sent < 0 && errno != EAGAIN && errno != EINTR) return 0;
  if (sent > 0) client->start += sent;
  socket->events = client->start < client->end ? POLLOUT : POLLIN;
  return 1;
}

static void admit(int listener) {
  int socket = accept(listener, 0, 0);
  if (socket < 0) return;
  if (count == MOST) {
    close(socket);
    return;
  }
  polled[count] = (struct pollfd){socket, POLLIN, 0};
  clients[count].start = clients[count].end = 0;
  count++;
}

int main(void) {
  int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(PORT)};
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 128)) return 1;
  polled[0] = (struct pollfd){listener, POLLIN, 0};
  for (;;) {
    if (poll(polled, count, -1) < 0) continue;
    for (nfds_t index = count; --index > 0;) {
      if (polled[index].revents == 0 || step(&polled[index], &clients[index])) continue;
      close(polled[index].fd);
      if (index == --count) continue;
      polled[index] = polled[count];
      clients[index] = clients[count];
    }
    if (polled[0].revents) admit(listener);
  }
}
