// What a command looks at around the assignment it is given on, and so must be loaded, however
// large the tree is.
#ifndef DUBAN_SERVER_DOMAIN_LOAD_SCOPE_H_
#define DUBAN_SERVER_DOMAIN_LOAD_SCOPE_H_

namespace duban::domain {

// The focus and the root are always loaded; "children" are those of the focus. Rows are loaded once
// where several members name them; a scope is a floor: more may be loaded, never less.
struct LoadScope {
  bool parent = false;
  bool ancestors = false;  // every one up to the root
  bool live_children = false;
  bool done_children = false;
  bool siblings = false;     // live children of the focus's parent
  bool own_history = false;  // every assignment of the task that is of the focus's unit, ended, too
  // Of RuleCoordination also the unit of the request, once that is loaded.
  bool named_units = false;  // live assignments of the task of UnitsNamedBy(command), each with its
                             // ancestors, its live and its DONE children
  bool live_subtree = false;         // every live one below the focus
  bool whole_chain = false;          // every assignment of the task; includes all of the above
  bool open_submission = false;      // of the focus
  bool subtree_submissions = false;  // the open ones of all assignments loaded
  bool open_requests = false;        // of the focus
  bool subtree_requests = false;     // the open ones of all assignments loaded
  bool request = false;      // the request that the command names, in whatever state; its asking
                             // assignment is the focus, and `target` and the target's scope
                             // (as this one) are loaded, too
  bool instruction = false;  // the instruction that the command names

  friend constexpr bool operator==(const LoadScope&, const LoadScope&) = default;
};

}  // namespace duban::domain

#endif  // DUBAN_SERVER_DOMAIN_LOAD_SCOPE_H_
