import {render, Text} from 'ink';

render(<Text>first screen</Text>);
