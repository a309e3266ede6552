#define _GNU_SOURCE
#include "CTillLinux.h"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int till_event_descriptor(void) {
    return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

int till_pipe(int ends[2]) {
    return pipe2(ends, O_CLOEXEC);
}

int till_pseudo_terminal(char *path, int size) {
    int ours = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (ours < 0) return -1;
    if (grantpt(ours) == 0 && unlockpt(ours) == 0 && ptsname_r(ours, path, (size_t)size) == 0) return ours;
    close(ours);
    return -1;
}

int till_accept(int fd) {
    return accept4(fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
}

int till_spawn_close_from(posix_spawn_file_actions_t *actions, int first) {
    return posix_spawn_file_actions_addclosefrom_np(actions, first);
}
