//! What both sides speak of.

/// A signal that ends the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndSignal {
    /// The terminal is gone.
    HangUp,
    /// `Ctrl-c`.
    Interrupt,
    /// `Ctrl-\`.
    Quit,
    /// The system or another program asks for the end.
    Terminate,
}

impl EndSignal {
    /// The exit status of a program that a signal ended: 128 and its number.
    #[must_use]
    pub const fn exit_status(self) -> u8 {
        128 + match self {
            Self::HangUp => 1,
            Self::Interrupt => 2,
            Self::Quit => 3,
            Self::Terminate => 15,
        }
    }
}

/// What a signal tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signalled {
    /// To end.
    End(EndSignal),
    /// That the window has another size.
    Resized,
    /// That the program was stopped and goes on.
    Continued,
}

/// What came while the terminal was listened to.
#[derive(Debug)]
pub enum Arrived {
    /// So many bytes.
    Bytes(usize),
    /// A key, a paste, a move of the mouse or a new size, made out by the system.
    #[cfg_attr(unix, expect(dead_code, reason = "keys are bytes there"))]
    Event(crossterm::event::Event),
    /// Somebody woke the listener.
    Woken,
    /// The time is up, or it came to nothing.
    Nothing,
    /// The terminal is gone.
    Gone,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exit_status_of_a_signal_is_the_one_that_shells_know() {
        let all = [EndSignal::HangUp, EndSignal::Interrupt, EndSignal::Quit, EndSignal::Terminate];
        assert_eq!(all.map(EndSignal::exit_status), [129, 130, 131, 143]);
    }
}
