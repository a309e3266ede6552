#ifndef TILL_LINUX_H
#define TILL_LINUX_H

/* What Swift cannot import from Linux: macros with arguments, variadic ioctl(2), bit fields. Each function answers as
   the system call below it does, -1 with errno on failure, and adds nothing. One section for each user. */

#include <fcntl.h>
#include <spawn.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <linux/hidraw.h>
#include <linux/input.h>
#include <linux/sockios.h>

/* ---- Serial lines (TillLinuxIO/Serial) -------------------------------------------------------------------------- */

/* No further open of the line by a process without CAP_SYS_ADMIN. */
static inline int till_tty_exclusive(int fd) { return ioctl(fd, TIOCEXCL); }

/* Bytes that the driver of the line still holds. */
static inline int till_tty_unsent(int fd, int *count) { return ioctl(fd, TIOCOUTQ, count); }

/* Raises DTR and RTS. Lines without modem signals answer ENOTTY or EINVAL. */
static inline int till_tty_raise_modem_lines(int fd) {
    int lines = TIOCM_DTR | TIOCM_RTS;
    return ioctl(fd, TIOCMBIS, &lines);
}

/* CRTSCTS does not fit the signed type under which Swift imports it. */
static inline tcflag_t till_tty_rtscts(void) { return CRTSCTS; }

/* ---- Sockets (TillLinuxIO/Sockets) ------------------------------------------------------------------------------ */

/* Bytes that the other end has not acknowledged (TCP) or not read (Unix sockets). */
static inline int till_socket_unsent(int fd, int *count) { return ioctl(fd, SIOCOUTQ, count); }

/* ---- Input devices (TillLinuxIO/Evdev) -------------------------------------------------------------------------- */

/* Takes the device for this descriptor alone (1) or gives it back (0). */
static inline int till_input_grab(int fd, int on) { return ioctl(fd, EVIOCGRAB, (void *)(long)on); }

/* The bit map of the keys that the device has; `bits` holds `size` bytes. */
static inline int till_input_keys(int fd, unsigned char *bits, int size) {
    return ioctl(fd, EVIOCGBIT(EV_KEY, size), bits);
}

/* Bus, vendor, product and version, in this order. */
static inline int till_input_identity(int fd, unsigned short numbers[4]) {
    struct input_id id;
    int result = ioctl(fd, EVIOCGID, &id);
    if (result < 0) return result;
    numbers[0] = id.bustype;
    numbers[1] = id.vendor;
    numbers[2] = id.product;
    numbers[3] = id.version;
    return result;
}

/* What the device calls itself, ended by NUL; `name` holds `size` bytes. */
static inline int till_input_name(int fd, char *name, int size) { return ioctl(fd, EVIOCGNAME(size), name); }

/* ---- HID devices (TillLinuxIO/Hidraw) --------------------------------------------------------------------------- */

/* The longest report descriptor that the kernel hands out. */
static inline int till_hid_descriptor_max(void) { return HID_MAX_DESCRIPTOR_SIZE; }

/* The report descriptor; `bytes` holds till_hid_descriptor_max() bytes. Answers its length. */
static inline int till_hid_descriptor(int fd, unsigned char *bytes) {
    struct hidraw_report_descriptor descriptor;
    int size = 0;
    if (ioctl(fd, HIDIOCGRDESCSIZE, &size) < 0) return -1;
    if (size < 0 || size > HID_MAX_DESCRIPTOR_SIZE) size = HID_MAX_DESCRIPTOR_SIZE;
    descriptor.size = (unsigned int)size;
    if (ioctl(fd, HIDIOCGRDESC, &descriptor) < 0) return -1;
    for (int index = 0; index < size; index++) bytes[index] = descriptor.value[index];
    return size;
}

/* Sends a feature report; its first byte is the report's id. */
static inline int till_hid_send_feature(int fd, const unsigned char *bytes, int size) {
    return ioctl(fd, HIDIOCSFEATURE(size), bytes);
}

/* ---- USB printers of the kernel (TillLinuxIO/USBPrinterClass) ------------------------------------------------------ */

/* Sets the protocol that the printer speaks already (usblp.c: LPIOC_GET_PROTOCOLS, LPIOC_SET_PROTOCOL, which no header
   of the kernel's interface has). The kernel sends SET_INTERFACE for it, and that ends a halt of the endpoints. */
static inline int till_printer_end_halt(int fd) {
    int protocols[2] = {0, 0};
    if (ioctl(fd, _IOC(_IOC_READ, 'P', 2, sizeof protocols), protocols) < 0) return -1;
    return ioctl(fd, _IOC(_IOC_WRITE, 'P', 3, 0), (unsigned long)protocols[0]);
}

/* ---- Emulated devices (till) -------------------------------------------------------------------------------------- */

/* A pseudo-terminal: answers the descriptor of our side, closed on exec, and writes the path of the other side into
   `path`, which holds `size` bytes. */
int till_pseudo_terminal(char *path, int size);

/* accept4(2), non-blocking and closed on exec. */
int till_accept(int fd);

/* From here on SIGTERM, SIGINT and SIGHUP do not end the process but make this descriptor readable (an eventfd), the
   same one at every call. */
int till_end_descriptor(void);

/* ---- Descriptors of driver processes (TillDevices/Process) ------------------------------------------------------ */

/* An eventfd(2) that is non-blocking and closed on exec. */
int till_event_descriptor(void);

/* pipe2(2), closed on exec: ends[0] is read, ends[1] is written. */
int till_pipe(int ends[2]);

/* ---- Programs that tests start ------------------------------------------------------------------------------------ */

/* posix_spawn_file_actions_addclosefrom_np(3), which glibc hides without _GNU_SOURCE: the child gets no descriptor from
   this one on. Libraries accept sockets without closing them on exec. */
int till_spawn_close_from(posix_spawn_file_actions_t *actions, int first);

/* ---- Who is at the other end of a Unix socket (TillAPI) ----------------------------------------------------------- */

/* The kernel's struct ucred (unix(7)), which glibc hides without _GNU_SOURCE. */
struct till_peer_credentials {
    int pid;
    unsigned int uid;
    unsigned int gid;
};

#endif
