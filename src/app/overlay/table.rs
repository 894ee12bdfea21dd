//! The table of overlays: one row each.

use crate::app::{
    Model,
    core::key::Key,
    overlay::{
        After, Hint, Overlay,
        frame::{Framing, Layer},
    },
};

macro_rules! overlays {
    ($($name:ident)+) => {
        impl Overlay {
            fn layer(&self) -> &dyn Layer {
                match self { $(Self::$name(layer) => layer,)+ }
            }

            /// What answers to the keys and the mouse.
            pub(in crate::app) fn layer_mut(&mut self) -> &mut dyn Layer {
                match self { $(Self::$name(layer) => layer,)+ }
            }
        }
    };
}

overlays! {
    Help Palette Links Others Picture Source Failing Feeds Page Picker Names About Brief Rule Rules Account Mute Mutes Later Steps Why Text
}

impl Overlay {
    pub(in crate::app) fn key(&mut self, model: &mut Model, key: Key) -> After {
        self.layer_mut().key(model, key)
    }

    pub(in crate::app) fn takes_esc(&self) -> bool {
        self.layer().takes_esc()
    }

    /// Its keys, each with what it does.
    #[must_use]
    pub fn hints(&self, model: &Model) -> Vec<Hint> {
        self.layer().hints(model)
    }

    #[must_use]
    pub fn frame(&self, model: &Model) -> Framing {
        self.layer().frame(model)
    }
}
