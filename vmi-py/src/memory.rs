//! Where the extension's memory comes from: the system's allocator, with large pages for long columns.

// An allocator hands out raw memory.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout, System};

/// From this size on: columns of a quarter of a million floats.
const LARGE: usize = 1 << 21;

/// The system's allocator. The first use of each small page of new memory costs as much as writing a column once more; in large pages nearly all of it goes.
struct LargePages;

#[global_allocator]
static MEMORY: LargePages = LargePages;

// SAFETY: all memory comes from and goes back to the system's allocator with the same layouts; the advice changes nothing that a program can see.
unsafe impl GlobalAlloc for LargePages {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps to the contract of `alloc`.
        advised(unsafe { System.alloc(layout) }, layout.size())
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller keeps to the contract of `alloc_zeroed`.
        advised(unsafe { System.alloc_zeroed(layout) }, layout.size())
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // SAFETY: the caller keeps to the contract of `realloc`.
        advised(unsafe { System.realloc(memory, layout, size) }, size)
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps to the contract of `dealloc`.
        unsafe { System.dealloc(memory, layout) }
    }
}

#[cfg(target_os = "linux")]
fn advised(memory: *mut u8, size: usize) -> *mut u8 {
    const PAGE: usize = 4096;
    const LARGE_PAGES: i32 = 14; // MADV_HUGEPAGE
    unsafe extern "C" {
        fn madvise(start: *mut std::ffi::c_void, length: usize, advice: i32) -> i32;
    }
    if size >= LARGE && !memory.is_null() {
        let before = memory.align_offset(PAGE);
        // SAFETY: whole pages of memory that is ours; the kernel may refuse the advice, which changes nothing.
        unsafe { madvise(memory.add(before).cast(), (size - before) & !(PAGE - 1), LARGE_PAGES) };
    }
    memory
}

#[cfg(not(target_os = "linux"))]
fn advised(memory: *mut u8, _: usize) -> *mut u8 {
    memory
}
