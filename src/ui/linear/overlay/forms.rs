//! Forms: lines that are typed or turned, each with its name before it.

use crate::{
    app::{AccountField, AccountForm, Model, PageForm, PagePreview, SourceForm, Trial, fields, setting_value},
    language::{self, tr},
    news::SourceSetting,
    text::time,
    ui::{
        linear::said::{Item, Said, listed},
        overlay::{account_form, source_form},
    },
};

pub(super) fn source(form: &SourceForm, model: &Model) -> Said {
    let Some(row) = model.sources.all.iter().find(|row| row.id == Some(form.source)) else {
        return Said::rows("", Vec::new(), 0);
    };
    let rows = SourceSetting::ALL.iter().enumerate().map(|(place, setting)| {
        let name = format!("{}:", setting.key());
        match form.input.as_ref().filter(|_| place == form.chosen) {
            Some(input) => Item::typed(name, input, setting.words()),
            None => Item::new(format!("{name} {}", listed([&setting_value(*setting, row), setting.words()]))),
        }
    });
    let before = [Item::own(&source_form::state(row, model)), Item::new(row.source.url.as_str())];
    Said::rows(&row.name, rows.collect(), form.chosen).before(before)
}

pub(super) fn page(form: &PageForm, model: &Model) -> Said {
    let rows = fields().into_iter().zip(&form.typed).enumerate().map(|(place, ((name, hint), input))| {
        let name = format!("{name}:");
        match input.value() {
            _ if place == form.chosen => Item::typed(name, input, hint),
            "" => Item::new(format!("{name} {hint}")),
            value => Item::new(format!("{name} {value}")),
        }
    });
    let after = match &form.trial {
        Trial::Waits => vec![tr!("page-form-looking-at-the-page").to_owned()],
        Trial::Failed(reason) => vec![language::translated(reason).into_owned()],
        Trial::Came(preview) => found(preview, model),
    };
    Said::rows(tr!("page-form-a-page-without-a-feed"), rows.collect(), form.chosen)
        .before([Item::new(form.url.as_str())])
        .after(after)
}

/// What the selectors find, and what is wrong with it.
fn found(preview: &PagePreview, model: &Model) -> Vec<String> {
    let remarks = preview.problem.iter().chain(&preview.remark).map(|words| language::translated(words).into_owned());
    let rows = preview.rows.iter().map(|row| {
        let day = row.published.map(|date| time::day(date, &model.options.zone));
        let day = day.unwrap_or_else(|| tr!("page-form-no-date").to_owned());
        listed([&row.title, &day, row.link.as_deref().unwrap_or(tr!("page-form-no-link"))])
    });
    remarks.chain([preview.counted.to_string()]).chain(rows).collect()
}

pub(super) fn account(form: &AccountForm) -> Said {
    let rows = form.fields().into_iter().enumerate().map(|(place, field)| {
        let name = match account_form::name(form, field) {
            "" => String::new(),
            name => format!("{name}:"),
        };
        account_row(form, field, name, place == form.chosen)
    });
    Said::rows(tr!("account-form-a-new-account"), rows.collect(), form.chosen).after(tried(form))
}

fn account_row(form: &AccountForm, field: AccountField, name: String, on: bool) -> Item {
    let Some(input) = account_form::shown(form, field, "*") else {
        return Item::new(format!("{name} {}", account_form::choice(form, field)).trim_start());
    };
    let hint = form.hint(field);
    match input.value() {
        _ if on && form.trial.is_none() => Item::typed(name, &input, &hint),
        "" => Item::new(format!("{name} {hint}")),
        value => Item::new(format!("{name} {value}")),
    }
}

/// The steps as far as they went, and what is wrong.
fn tried(form: &AccountForm) -> Vec<String> {
    let steps = form
        .steps
        .iter()
        .filter(|step| step.ok)
        .map(|step| format!("{}: {}", language::translated(step.step), language::translated(&step.says)));
    let asking = form.trial.map(|_| tr!("account-form-asking-the-server").to_owned());
    let wrong = form.wrong.as_ref().map(|(_, wrong)| language::translated(wrong).into_owned());
    // What is wrong comes first: where there is little room the rest gives way.
    wrong.into_iter().chain(steps).chain(asking).collect()
}
