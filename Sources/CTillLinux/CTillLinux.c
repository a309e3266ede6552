#define _GNU_SOURCE
#include "CTillLinux.h"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <unistd.h>

int till_event_descriptor(void) {
    return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

int till_pipe(int ends[2]) {
    return pipe2(ends, O_CLOEXEC);
}
