//! Operations about a record of a register that take one step each.

/// Operations that take one step each, by the module's own `step`: the tag and the body of all, then of each its name,
/// its address, the step.
macro_rules! steps {
    ($tag:tt $body:ident; $($(#[$about:meta])* $name:ident $path:literal $step:ident;)*) => {$(
        $(#[$about])*
        #[utoipa::path(post, path = $path, tag = $tag,
            request_body = $body, responses((status = 200, body = Taken)))]
        pub(crate) async fn $name(
            State(web): State<Web>,
            here: Here,
            ids: Ids,
            Extension(language): Extension<Language>,
            act: Act<$body>,
        ) -> Answered<Json<Taken>> {
            step((web, here, ids, language), act, Step::$step).await
        }
    )*};
}
pub(super) use steps;
