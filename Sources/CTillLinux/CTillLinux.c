#define _GNU_SOURCE
#include "CTillLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
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

static int end_descriptor = -1;

/* write(2) is one of the few calls that a signal handler may make. */
static void end_was_asked(int number) {
    (void)number;
    int kept = errno;
    uint64_t one = 1;
    ssize_t ignored = write(end_descriptor, &one, sizeof one);
    (void)ignored;
    errno = kept;
}

int till_end_descriptor(void) {
    if (end_descriptor >= 0) return end_descriptor;
    end_descriptor = till_event_descriptor();
    if (end_descriptor < 0) return -1;
    struct sigaction action = {.sa_handler = end_was_asked, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    int numbers[] = {SIGTERM, SIGINT, SIGHUP};
    for (int index = 0; index < 3; index += 1) {
        if (sigaction(numbers[index], &action, NULL) != 0) return -1;
    }
    return end_descriptor;
}
