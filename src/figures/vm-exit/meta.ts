export const meta = {
  id: 'vm-exit',
  title: 'Follow an instruction out of the guest and back',
  claims: ['nested-walk-reads', 'vm-exit-cost', 'halt-poll-max', 'emulation-slowdown'],
  summary:
    'Step by step with one instruction at a time: an add, a page, a device register, a packet. Who has the CPU at each moment, and when does it leave the guest?',
  tryIt: [
    {
      command: 'ls -l /sys/class/net/*/device/driver',
      shows:
        'The driver behind each network card. `virtio_net` means a queue that is shared with the host; `e1000`, in a virtual machine, a card that is emulated.',
      needs: 'a Linux machine, best a virtual one',
    },
    {
      command: 'sudo perf kvm stat live',
      shows:
        'The exits of all guests as they happen, by reason, on an Intel CPU with the names of this figure: `EPT_MISCONFIG` for a device’s address, `HLT` for a nap.',
      needs: 'a Linux host that runs a virtual machine with KVM, and perf',
    },
    {
      command: "sudo sh -c 'cd /sys/kernel/debug/kvm; grep . *exits'",
      shows:
        'The exits so far of all guests that run. `mmio_exits` are for devices that KVM could not play itself, `halt_exits` for guests with nothing to do.',
      needs: 'a Linux host that runs a virtual machine with KVM',
    },
  ],
};
